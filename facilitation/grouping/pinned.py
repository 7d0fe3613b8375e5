"""A clusterer that keeps pinned samples in place: kNN graph, spectral embedding, k-means."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import eigsh
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.neighbors import kneighbors_graph
from sklearn.utils import Tags, check_random_state
from sklearn.utils.validation import validate_data

FREE = -1
FEWEST, MOST = 4, 12
STARTS = 5
DENSE_UP_TO = 600
Labels = NDArray[np.intp]
Places = NDArray[np.float64]


class PinnedClusterer(ClusterMixin, BaseEstimator):
    """Cluster samples; `y` pins samples to a cluster (-1 = free), and pins always hold.

    Source: Ng, Jordan and Weiss (2001), on a symmetric graph of nearest neighbours.
    """

    def __init__(
        self,
        n_clusters: int | None = None,
        *,
        n_neighbors: int = 10,
        random_state: int | None = 0,
    ) -> None:
        self.n_clusters = n_clusters
        self.n_neighbors = n_neighbors
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike | None = None) -> Self:
        """Cluster the rows of X; `labels_` holds a cluster per row."""
        rows = validate_data(self, X, accept_sparse="csr", dtype=np.float64, ensure_min_samples=2)
        pins = np.full(rows.shape[0], FREE) if y is None else np.asarray(y, dtype=np.intp)
        labels = self._cluster(rows, pins, self._count(rows.shape[0], pins))
        self.labels_: Labels = np.where(pins >= 0, pins, labels)
        return self

    def fit_predict(self, X: ArrayLike, y: ArrayLike | None = None, **_: Any) -> Labels:
        """Cluster the rows of X and return a cluster per row."""
        return self.fit(X, y).labels_

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _count(self, samples: int, pins: Labels) -> int:
        wanted = self.n_clusters or int(np.clip(round((samples / 2) ** 0.5), FEWEST, MOST))
        return min(samples, max(wanted, int(pins.max(initial=FREE)) + 1))

    def _cluster(self, rows: Any, pins: Labels, count: int) -> Labels:
        if count < 2:
            return np.zeros(len(pins), dtype=np.intp)
        places = _embed(_graph(rows, pins, self.n_neighbors), count)
        random = check_random_state(self.random_state)
        starts = (_centres(places, pins, count, random) for _ in range(STARTS))
        fits = [KMeans(count, init=start, n_init=1).fit(places) for start in starts]
        best = min(fits, key=lambda fit: float(fit.inertia_))
        return np.asarray(best.labels_, dtype=np.intp)


def _graph(rows: Any, pins: Labels, neighbours: int) -> csr_matrix:
    """Symmetric graph of nearest neighbours; samples with the same pin are chained."""
    near = min(neighbours, rows.shape[0] - 1)
    graph = csr_matrix(kneighbors_graph(rows, near, include_self=False))
    chains = [np.flatnonzero(pins == pin) for pin in np.unique(pins[pins >= 0])]
    ends = [(chain[:-1], chain[1:]) for chain in chains if len(chain) > 1]
    if ends:
        begin, end = (np.concatenate(side) for side in zip(*ends, strict=True))
        graph = graph + csr_matrix((np.ones(len(begin)), (begin, end)), shape=graph.shape)
    return csr_matrix((graph + graph.T) / 2)


def _embed(graph: csr_matrix, count: int) -> Places:
    """Unit rows of the first eigenvectors of the normalised graph."""
    degrees = np.asarray(graph.sum(axis=1)).ravel()
    scale = diags(1 / np.sqrt(np.maximum(degrees, 1e-12)))
    normal = scale @ graph @ scale
    size = normal.shape[0]
    if size <= DENSE_UP_TO or count >= size - 1:
        vectors = eigh(normal.toarray(), subset_by_index=(size - count, size - 1))[1]
    else:
        vectors = eigsh(normal, k=count, v0=np.ones(size))[1]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    places: Places = vectors / np.maximum(lengths, 1e-12)
    return places


def _centres(places: Places, pins: Labels, count: int, random: Any) -> Places:
    """Start centres: the mean of the pinned samples, else chosen by k-means++."""
    centres = kmeans_plusplus(places, count, random_state=random)[0]
    for pin in np.unique(pins[pins >= 0]):
        centres[pin] = places[pins == pin].mean(axis=0)
    return np.asarray(centres, dtype=np.float64)
