"""When Python looks for garbage.

A pass of the collector over everything takes some 50 ms, several frames. So it is made where nobody
waits, and what has lasted until then is left out of the passes after it.
"""

from __future__ import annotations

import gc


def tidy_up() -> None:
    """Collect all garbage now, and let later passes look only at what is made from now on.

    The collector is on afterwards; a launch turns it off.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.enable()
