"""What others do with short texts, run here on the same notes: they see only the texts."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from sklearn.cluster import HDBSCAN, KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

SEED = 0
DIMENSIONS = 50
NAME_WORDS = 3
Labels = list[int]
Baseline = Callable[[Sequence[str], int], Labels]


def k_means(texts: Sequence[str], groups: int) -> Labels:
    """TF-IDF and k-means, told the true number of groups."""
    return _plain(KMeans(groups, random_state=SEED, n_init=3).fit_predict(_words(texts)))


def nmf(texts: Sequence[str], groups: int) -> Labels:
    """TF-IDF and non-negative factors, told the true number; a note goes to its largest."""
    model = NMF(groups, init="nndsvd", random_state=SEED, max_iter=300, tol=1e-3)
    return _plain(model.fit_transform(_words(texts)).argmax(axis=1))


def lda(texts: Sequence[str], groups: int) -> Labels:
    """Latent Dirichlet allocation on counts, told the true number of topics."""
    counts = CountVectorizer().fit_transform(texts)
    model = LatentDirichletAllocation(groups, random_state=SEED, max_iter=20)
    return _plain(model.fit_transform(counts).argmax(axis=1))


def bertopic_style(texts: Sequence[str], groups: int) -> Labels:
    """BERTopic's steps with parts that run offline: LSA, HDBSCAN, and outliers left loose (-1)."""
    words = _words(texts)
    size = min(DIMENSIONS, words.shape[1] - 1, len(texts) - 1)
    places = normalize(TruncatedSVD(size, random_state=SEED).fit_transform(words))
    return _plain(HDBSCAN(min_cluster_size=3, min_samples=1, copy=True).fit_predict(places))


BASELINES: Mapping[str, Baseline] = {
    "TF-IDF k-means": k_means,
    "NMF": nmf,
    "LDA": lda,
    "BERTopic-style": bertopic_style,
}


def contrastive_names(texts: Sequence[str], labels: Sequence[object]) -> dict[object, str]:
    """Name every group by its class-based TF-IDF, as BERTopic does."""
    members: dict[object, list[str]] = defaultdict(list)
    for text, label in zip(texts, labels, strict=True):
        members[label].append(text)
    counter = CountVectorizer()
    counts = counter.fit_transform(" ".join(each) for each in members.values()).toarray()
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    weight = share * np.log1p(counts.sum() / len(members) / counts.sum(axis=0))
    words = counter.get_feature_names_out()
    best = weight.argsort(axis=1)[:, ::-1][:, :NAME_WORDS]
    return {
        label: ", ".join(words[place] for place in row)
        for label, row in zip(members, best, strict=True)
    }


def _words(texts: Sequence[str]) -> np.ndarray:
    return TfidfVectorizer(sublinear_tf=True).fit_transform(texts)


def _plain(labels: np.ndarray) -> Labels:
    return [int(label) for label in labels]
