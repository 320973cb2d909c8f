"""Draw every icon from `icon.svg` and `jotter.svg` in `static/icons`: `make docs NAME=icons`."""

import io

import zopfli.png
from PIL import Image
from resvg_py import svg_to_bytes

from webapp import paths

SOURCE = (paths.STATIC / "icons" / "icon.svg").read_text(encoding="utf-8")
DECOY = (paths.STATIC / "icons" / "jotter.svg").read_text(encoding="utf-8")
GROUND = "#272c70"


def draw(svg: str, size: int) -> Image.Image:
    """Return the drawing as a square of `size` pixels."""
    return Image.open(io.BytesIO(bytes(svg_to_bytes(svg_string=svg, width=size, height=size))))


def save(image: Image.Image, name: str) -> None:
    """Write an icon, as small as it goes, with sixteen colours: it has three, and the shades at its edges."""
    drawn = io.BytesIO()
    image.quantize(16).save(drawn, "PNG")
    (paths.STATIC / "icons" / name).write_bytes(zopfli.png.optimize(drawn.getvalue(), lossy_transparent=True))


def full_bleed(svg: str) -> str:
    """Square off the corners, for systems that cut their own shape."""
    return svg.replace(' rx="96"', "")


def shrunk(svg: str) -> str:
    """Draw the picture inside the inner 80% that a maskable icon is promised to keep."""
    smaller = 'transform="translate(51 51) scale(.8)"'
    return svg.replace("<path ", f"<path {smaller} ").replace("<circle ", f"<circle {smaller} ")


def outline(svg: str) -> str:
    """Leave only the stair and its lamp, on nothing: a monochrome icon is a stencil."""
    return svg.replace(f'fill="{GROUND}"', 'fill="none"')


def main() -> None:
    """Write every icon."""
    for size in (192, 512):
        save(draw(SOURCE, size), f"icon-{size}.png")
    save(draw(shrunk(full_bleed(SOURCE)), 512), "icon-maskable-512.png")
    save(draw(shrunk(outline(SOURCE)), 512), "icon-monochrome-512.png")
    save(draw(full_bleed(SOURCE), 180).convert("RGB"), "apple-touch-icon.png")
    for size in (192, 512):
        save(draw(DECOY, size), f"jotter-{size}.png")
    save(draw(shrunk(full_bleed(DECOY)), 512), "jotter-maskable-512.png")
    save(draw(full_bleed(DECOY), 180).convert("RGB"), "jotter-touch-180.png")
    draw(SOURCE, 32).save(paths.STATIC / "favicon.ico", sizes=[(32, 32)])


if __name__ == "__main__":
    main()
