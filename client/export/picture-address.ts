import { pictureOf } from '../ui/chart-engine.ts';
import { tokenOf } from '../ui/chart-surface.ts';
import type { DrawPicture } from './pdf.ts';

/** A chart as a PNG in a data address, as PDF files take pictures. */
export const pictureAddress: DrawPicture = async (drawing, title, description) => {
  const legend = drawing.lines.map(({ name, colour }) => ({ name, colour: tokenOf(colour) }));
  const blob = await pictureOf(drawing, title, description, legend);
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => failed(new Error('the picture could not be read'));
    reader.readAsDataURL(blob);
  });
};
