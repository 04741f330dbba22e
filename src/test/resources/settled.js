/* Scrolls to the top and resolves once every box of the page has stood where it is over some frames, in each of which observers of sizes are told,
   and nothing moves that comes to an end; or after many frames. */
() => new Promise((resolve) => {
  let before;
  let still = 0;
  let frames = 0;
  const boxes = () => [...document.querySelectorAll('main *')].map((part) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    return [left, top, width, height].map(Math.round).join();
  }).join(';') + document.documentElement.scrollWidth;
  const moves = () => document.getAnimations().some((one) => one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime));
  const frame = () => {
    const now = boxes();
    still = now === before && !moves() ? still + 1 : 0;
    before = now;
    if (still < 5 && ++frames < 120) requestAnimationFrame(frame);
    else resolve();
  };
  window.scrollTo(0, 0);
  requestAnimationFrame(frame);
})
