"""Work spread over single-core processes: two do twice the work of one with two cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


def pool(workers: int, prepare: Callable[[], None] | None = None) -> Executor:
    """Return an executor with this many processes, or with a thread of this one for one worker.

    Parameters
    ----------
    workers
        Number of processes.
    prepare
        Called at the start of each process; not called for a single worker.
    """
    if workers == 1:
        return ThreadPoolExecutor(1)
    # Fresh interpreters: a fork of a process that runs TensorFlow's threads can hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=prepare)


def one_core_each() -> None:
    """Limit Keras's backend to one core, if it is one that can be limited."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    import keras

    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
    elif keras.backend.backend() == "torch":
        import torch

        torch.set_num_threads(1)
