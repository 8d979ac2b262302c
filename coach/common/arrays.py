"""Array types by element type."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Float16 = npt.NDArray[np.float16]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
#: Floats of any of these widths.
Floats = npt.NDArray[np.floating]
Int16 = npt.NDArray[np.int16]
UInt8 = npt.NDArray[np.uint8]
#: Counts and indices, in numpy's index type.
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
Strings = npt.NDArray[np.str_]
