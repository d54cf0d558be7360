/** Small files that any backend takes, and some that none may: what the suite uploads. */

const JPEG =
  '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fH' +
  'x8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAADAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAA' +
  'AAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAAhHf/9k=';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAMAAACDKl70AAAAA1BMVEUAgIBxQSaxAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAC0lEQVR4nGNgQAEAAA8AAbVWKT4AAAAASU' +
  'VORK5CYII=';

/** Half a second of two colours, as a browser records it. */
const WEBM =
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAOoEU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dVOsgdRNu4' +
  'xTq4QcU7trU6yCA5bsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYRELty8TYCGQ2hyb21lV0GGQ2hyb21l' +
  'FlSua7yuuteBAXPFh+/p/2lPDvSDgQFV7oEBhoVWX1ZQOOCdsIEguoESU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAArbngQCg7KG/gQAAAPACAJ0BKiAAEg' +
  'AABwiFhYiZhIgBJBATrVAfwBBBCUzzgP7/p3k//8nu/8nu/8nu//ye7/87BsS7XgAAdaGopqbugQGloVACAJ0BKiAAEgAABwiFhYiZhIgBJBAAPIeeTgD+/7qDAKDRobCB' +
  'AGMAEQIAABAJIADAOcBBC9OWagJEMP7+67y/+U9jivo/8p+//5PdnjSmiX/5OAB1oZmml+6BAaWS0QEAABAJIADAAMLBf6AAQ4AA+4EAoNGhsIEAxwDxAQAAEAkgAMAA8r' +
  '+gYAIIcAD+/6d5P//J7s8aU0S//J7v/zr5rqOLqb1EAHWhmaaX7oEBpZLRAQAAEAkgAMAAwsF/oABDgAD7gWOg0KGvgQExAPEBAAAQCSAAwADyv6BgAghwAP7+67y/+U9j' +
  'ivo/8p+//5PdnjSmiX/5OAB1oZmml+6BAaWS0QEAABAJIADAAMLBf6AAQ4AA+4HHoNKhsIEBjwDxAQAAEAkgAMAA8r+gYAIIcAD+/6d5P//J7s8aU0S//J7v/zr5rqOLqb' +
  '1EAHWhmaaX7oEBpZLRAQAAEAkgAMAAwsF/oABDgAD7ggExoNGhr4EB+ADxAQAAEAkgAMAA8r+gYAIIcAD+/uu8v/lPY4r6P/Kfv/+T3Z40pol/+TgAdaGZppfugQGlktEB' +
  'AAAQCSAAwADCwX+gAEOAAPuCAY+g0qGwgQJXAPEBAAAQCSAAwADyv6BgAghwAP7/p3k//8nuzxpTRL/8nu//Ovmuo4upvUQAdaGZppfugQGlktEBAAAQCSAAwADCwX+gAE' +
  'OAAPuCAfig0KGugQK7ANEBAAAQCSCjAAPK/oGACCHA/v7rvL/5T2OK+j/yn7//k92eNKaJf/k4AHWhmaaX7oEBpZLRAQAAEAkgowADCwX+gAEOAAD7ggJXHFO7a427i7OB' +
  'ALeG94EB8YHU';

/** A picture of 4 by 3 pixels. */
export function jpegFile(): Blob {
  return fileOf(JPEG, 'image/jpeg');
}

/** Another one. */
export function pngFile(): Blob {
  return fileOf(PNG, 'image/png');
}

/** A video of half a second. */
export function videoFile(): Blob {
  return fileOf(WEBM, 'video/webm');
}

/** Captions for it. */
export function captionsFile(): Blob {
  return new Blob(['WEBVTT\n\n00:00.000 --> 00:00.500\n清禾桥 bridge\n'], {type: 'text/vtt'});
}

/** A page with a script that says to be a picture. */
export function falsePicture(): Blob {
  return new Blob(['<!doctype html><script>alert(1)</script>'], {type: 'image/jpeg'});
}

function fileOf(base64: string, type: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], {type});
}
