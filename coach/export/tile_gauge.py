"""The gauge of a report's tile as SVG: the good range on a scale, and a needle at the value.

Only what SVG Tiny 1.2 has is used, so that Qt can paint it too.
"""

from __future__ import annotations

from markupsafe import Markup

from coach.domain.metric import band_of_axis, share_of_axis
from coach.domain.norms import Range

WIDTH, HEIGHT = 160, 14
_BAR, _NEEDLE = 6, 4
#: A grey that is seen on white and on black.
_GREY = "#7a7a7a"


def gauge_svg(figure: float, limits: Range, axis: tuple[float, float]) -> Markup:
    """Draw a gauge, in one SVG element of WIDTH x HEIGHT user units.

    Parameters
    ----------
    figure, limits
        The value and its good range.
    axis
        Ends of the scale.
    """
    low, high = (WIDTH * end for end in band_of_axis(limits, axis))
    y, x = (HEIGHT - _BAR) / 2, share_of_axis(figure, axis) * (WIDTH - _NEEDLE)
    bar = f'y="{y:g}" height="{_BAR}" rx="{_BAR / 2:g}" fill="{_GREY}"'
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}"'
        f' height="{HEIGHT}" aria-hidden="true">'
        f'<rect width="{WIDTH}" {bar} fill-opacity="0.2"/>'
        f'<rect x="{low:.1f}" width="{high - low:.1f}" {bar} fill-opacity="0.45"/>'
        f'<rect class="needle" x="{x:.1f}" width="{_NEEDLE}" height="{HEIGHT}" rx="2"'
        ' fill="#1d1d1f"/></svg>'
    )
