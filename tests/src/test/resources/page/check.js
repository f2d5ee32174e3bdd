// Returns what is wrong with the page as it is shown now: a list of sentences.
(() => {
  const wrong = [];
  const say = (element, text) => wrong.push(
      element.tagName.toLowerCase() + (element.className ? '.' + element.className : '') + ' "'
      + element.textContent.trim().slice(0, 40) + '": ' + text);
  document.querySelectorAll('details').forEach(each => { each.open = true; });

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    wrong.push('the page scrolls sideways: ' + root.scrollWidth + ' > ' + root.clientWidth);
  }

  // A block of code scrolls by itself; everything else must show its whole text.
  for (const element of document.querySelectorAll('body, body *')) {
    if (!element.closest('pre') && element.clientWidth > 0
        && element.scrollWidth > element.clientWidth) {
      say(element, 'is cut: ' + element.scrollWidth + ' > ' + element.clientWidth);
    }
  }

  const channels = colour => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
  };
  const luminance = rgb => {
    const [r, g, b] = rgb.map(each => each / 255)
        .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = channels(getComputedStyle(at).backgroundColor);
      if (alpha === 1) {
        return rgb;
      }
      if (alpha > 0) {
        say(at, 'has a ground that is partly transparent');
      }
    }
    wrong.push('the page has no ground of its own');
    return [255, 255, 255];
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.trim()) {
      continue;
    }
    seen++;
    const element = text.parentElement;
    const [a, b] = [luminance(channels(getComputedStyle(element).color).rgb),
        luminance(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) {
      say(element, 'has a contrast of ' + contrast.toFixed(2));
    }
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) {
      say(element, 'is not shown');
    }
    if (!element.closest('pre') && (box.left < 0 || box.right > root.clientWidth)) {
      say(element, 'is beside the page: ' + box.left + ' to ' + box.right);
    }
  }
  if (seen < 20) {
    wrong.push('only ' + seen + ' texts');
  }
  return JSON.stringify(wrong);
})()
