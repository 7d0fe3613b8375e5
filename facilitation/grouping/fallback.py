"""Group notes on their own words alone, for a question that the lexicon does not cover."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from facilitation.grouping.pinned import Labels, PinnedClusterer
from facilitation.grouping.scoring import ConceptScores, Scores

DIMENSIONS = 60
LETTERS_SHARE = 0.5
CONCEPTS_SHARE = 1.0
SEED = 0


def cluster(
    texts: Sequence[str],
    vectors: csr_matrix,
    concepts: ConceptScores,
    pins: Labels,
    groups: int | None,
) -> Labels:
    """Return a cluster per text; pinned texts (0 and up) keep theirs."""
    return PinnedClusterer(groups, random_state=SEED).fit_predict(
        _latent(texts, vectors, concepts), pins
    )


def _latent(texts: Sequence[str], vectors: csr_matrix, concepts: ConceptScores) -> Scores:
    """Words, letters and concepts together in a few dimensions (LSA), as unit rows."""
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)
    blocks = [vectors, _safely(letters, texts)]
    if concepts.concepts:
        blocks.append(CONCEPTS_SHARE * csr_matrix(normalize(concepts.matrix)))
    joined = csr_matrix(hstack(blocks))
    size = min(DIMENSIONS, joined.shape[1] - 1, joined.shape[0] - 1)
    if size < 2:
        return np.asarray(joined.toarray())
    reduced = TruncatedSVD(size, random_state=SEED).fit_transform(joined)
    return np.asarray(normalize(reduced))


def _safely(letters: TfidfVectorizer, texts: Sequence[str]) -> csr_matrix:
    """Letters that two texts share; texts without any such letters add nothing."""
    try:
        return csr_matrix(LETTERS_SHARE * letters.fit_transform(texts))
    except ValueError:
        return csr_matrix((len(texts), 1))
