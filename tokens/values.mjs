// Values of tokens in the parts that the Design Tokens Format Module 2025.10 wants.

/** A value as the format has it: `#1d2530` becomes a colour in sRGB, `0.5rem` a size with a unit. */
export function parse(type, value) {
  if (type === 'color') {
    const parts = [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16));
    return {colorSpace: 'srgb', components: parts.map((part) => Number((part / 255).toFixed(4))), alpha: 1, hex: value};
  }
  if (type === 'dimension') {
    const size = Number.parseFloat(value);
    return {value: size, unit: value.slice(String(size).length) || 'rem'};
  }
  return value.split(',').map((name) => name.trim());
}

/** How much two colours differ in brightness, as WCAG 2 counts: 1 to 21. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
