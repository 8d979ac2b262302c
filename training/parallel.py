"""Work spread over processes of one core each: two of them do twice what one with two does."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def pool(workers: int, prepare: Callable[[], None] | None = None) -> Executor:
    """Processes, each begun with `prepare`; for a single worker a thread of this process."""
    if workers == 1:
        return ThreadPoolExecutor(1)
    # Fresh interpreters: a fork of one that runs TensorFlow's threads can hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=prepare)


def one_core_each() -> None:
    """Keep Keras's backend to one core, where it can be told to."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
    elif keras.backend.backend() == "torch":
        import torch

        torch.set_num_threads(1)
