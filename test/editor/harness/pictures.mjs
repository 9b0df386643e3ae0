import sharp from 'sharp';

const POINTER = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="18" height="26"><path d="M1 1v20l5-5 3.5 8 3.5-1.5-3.5-8H17z" fill="#fff" stroke="#000" stroke-width="1.4"/></svg>');

/** Writes a screenshot with a palette of its own colours: a screen has few, so nothing is lost to the eye, and two thirds of the size go. */
export async function writePicture(png, file) {
  await sharp(png).png({ palette: true, colours: 256, effort: 10, compressionLevel: 9, dither: 0 }).toFile(file);
}

/**
 * Writes screenshots of one size as an animated GIF that runs for ever.
 * @param {{ png: Buffer, ms: number, pointer?: { x: number, y: number } }[]} frames `pointer`: where the mouse is drawn, which screenshots leave out
 */
export async function writeFilm(frames, file) {
  const images = await Promise.all(frames.map(({ png, pointer }) => {
    const image = sharp(png).removeAlpha();
    return (pointer ? image.composite([{ input: POINTER, left: Math.round(pointer.x), top: Math.round(pointer.y) }]) : image).png().toBuffer();
  }));
  await sharp(images, { join: { animated: true } }).gif({ delay: frames.map(({ ms }) => ms), loop: 0, colours: 128, dither: 0, effort: 10, reuse: true }).toFile(file);
}
