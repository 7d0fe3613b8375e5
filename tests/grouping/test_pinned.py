import numpy as np
import pytest
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from facilitation.grouping.pinned import PinnedClusterer


@parametrize_with_checks([PinnedClusterer(n_clusters=3)])
def test_the_clusterer_keeps_the_contract_of_an_estimator(estimator, check):
    check(estimator)


@pytest.fixture
def blobs():
    return make_blobs(90, centers=4, cluster_std=0.6, random_state=1)


def test_clear_clusters_are_found(blobs):
    rows, truth = blobs
    assert adjusted_rand_score(truth, PinnedClusterer(4).fit_predict(rows)) > 0.95


def test_pinned_samples_keep_their_cluster(blobs):
    rows, _ = blobs
    pins = np.full(len(rows), -1)
    pins[:12] = np.arange(12) % 4
    assert (PinnedClusterer(4).fit_predict(rows, pins)[:12] == pins[:12]).all()


def test_free_samples_follow_the_pins_of_their_cluster(blobs):
    rows, truth = blobs
    pins = np.full(len(rows), -1)
    pins[:16] = truth[:16]
    labels = PinnedClusterer(4).fit_predict(rows, pins)
    assert (labels == truth).mean() > 0.95


def test_the_same_samples_give_the_same_clusters(blobs):
    rows, _ = blobs
    first, second = (PinnedClusterer(5).fit_predict(rows) for _ in range(2))
    assert (first == second).all()
