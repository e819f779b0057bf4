import Phaser from 'phaser';

const softwareRenderers = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether the machine draws WebGL in hardware: in software a plain canvas is many times faster, and nobody sees a difference. */
export const hasFastWebGl = (): boolean => {
  const probe = document.createElement('canvas').getContext('webgl', { failIfMajorPerformanceCaveat: true });
  if (probe === null) return false;
  const info = probe.getExtension('WEBGL_debug_renderer_info');
  const name = String(probe.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? probe.RENDERER));
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return !softwareRenderers.test(name);
};

/** Starts the drawing, or leaves the element as it was and throws: a page without any canvas. */
export const startGame = (config: Phaser.Types.Core.GameConfig, root: HTMLElement): Phaser.Game => {
  try {
    return new Phaser.Game(config);
  } catch (problem) {
    root.remove();
    throw problem;
  }
};

/** Takes a game apart at once, or as soon as it has started, and gives its graphics context back: browsers hold only a few. */
export const endGame = (game: Phaser.Game): void => {
  const canvas = game.canvas;
  const end = (): void => {
    const renderer = game.renderer;
    const context = renderer !== null && 'gl' in renderer ? renderer.gl : undefined;
    game.destroy(true);
    game.step(0, 0);
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    canvas?.remove();
    window.onblur = null;
    window.onfocus = null;
  };
  if (game.isRunning) end();
  else game.events.once(Phaser.Core.Events.READY, () => setTimeout(end, 0));
};
