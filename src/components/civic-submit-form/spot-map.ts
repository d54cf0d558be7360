import type * as Leaflet from 'leaflet';
import type {CircleMarker, Coords, DoneCallback, LeafletKeyboardEvent, LeafletMouseEvent, Map as LeafletMap} from 'leaflet';
import type {LitElement, ReactiveController} from 'lit';
import type {Point} from './values.js';

/** What a site gives for the map. */
export interface MapSettings {
  /** URL template of its tiles, with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  /** Where the map begins without a point, `latitude,longitude`. */
  readonly center: string;
  readonly zoom: number;
}

/** Digits after the point of a coordinate: about a metre. */
export const DIGITS = 5;

const CLOSEST = 19;

/**
 * The map in the form: loaded when somebody asks for it, and never needed. It moves beneath a cross in its middle, which works the same
 * with a mouse, a finger and the keyboard; Enter or a press on the map sets the point.
 */
export class SpotMap implements ReactiveController {
  state: 'closed' | 'loading' | 'open' | 'failed' = 'closed';
  /** Where the cross is. */
  cross: Point | undefined;
  /** Some tiles did not come. */
  tilesFailed = false;

  readonly #host: LitElement;
  readonly #settings: () => MapSettings;
  readonly #point: () => Point | undefined;
  readonly #set: (point: Point | undefined) => void;
  #leaflet: typeof Leaflet | undefined;
  #map: LeafletMap | undefined;
  #marker: CircleMarker | undefined;
  /** What the map is drawn into. */
  #frame: HTMLElement | undefined;

  constructor(host: LitElement, settings: () => MapSettings, point: () => Point | undefined, set: (point: Point | undefined) => void) {
    this.#host = host;
    this.#settings = settings;
    this.#point = point;
    this.#set = set;
    host.addController(this);
  }

  hostConnected(): void {
    // What ended when it left the page is drawn again.
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    // A form that has left the page may still have something to draw.
    if (this.#host.isConnected) this.#drawInto(this.#host.renderRoot.querySelector<HTMLElement>('.map') ?? undefined);
    this.#mark();
  }

  hostDisconnected(): void {
    this.#drawInto(undefined);
  }

  /** Fetches the library, unless it is there. */
  async open(): Promise<void> {
    if (this.state === 'loading' || this.state === 'open') return;
    this.#change('loading');
    try {
      this.#leaflet = await import('leaflet');
      this.#change('open');
    } catch {
      this.#change('failed');
    }
  }

  close(): void {
    this.#change('closed');
  }

  /** Sets the point where the cross is. */
  setHere(): void {
    if (this.cross) this.#set(this.cross);
  }

  remove(): void {
    this.#set(undefined);
  }

  zoom(by: number): void {
    this.#map?.setZoom(this.#map.getZoom() + by);
  }

  /** Draws the map into an element, once; ends it when the element has gone. */
  #drawInto(frame: HTMLElement | undefined): void {
    if (frame === this.#frame) return;
    this.#map?.remove();
    this.#map = this.#marker = undefined;
    this.#frame = frame;
    if (frame && this.#leaflet) this.#draw(frame, this.#leaflet);
  }

  #draw(element: HTMLElement, {Map, TileLayer}: typeof Leaflet): void {
    const {tiles, center, zoom} = this.#settings();
    const begin = this.#point() ?? pointFrom(center);
    const map = new Map(element, {
      // The library writes both as markup, which pages with Trusted Types refuse; and a wheel is for the page.
      zoomControl: false, attributionControl: false, scrollWheelZoom: false,
      keyboardPanDelta: 40, maxZoom: CLOSEST, worldCopyJump: true,
    });
    map.on('moveend', () => this.#moved(map));
    map.on('click', ({latlng}: LeafletMouseEvent) => this.#set(rounded(latlng.wrap())));
    map.on('keydown', ({originalEvent}: LeafletKeyboardEvent) => {
      if (originalEvent.key !== 'Enter') return;
      originalEvent.preventDefault();
      this.setHere();
    });
    class Tiles extends TileLayer {
      override createTile(coords: Coords, done: DoneCallback): HTMLElement {
        return withoutData(super.createTile(coords, done));
      }
    }
    const layer = new Tiles(tiles, {maxZoom: CLOSEST});
    layer.on('tileerror', () => this.#tiles(true));
    layer.on('loading', () => this.#tiles(false));
    this.#map = map;
    map.setView([begin?.latitude ?? 0, begin?.longitude ?? 0], begin ? zoom : 2);
    layer.addTo(map);
    this.#mark();
  }

  /** The point as it stands in the form, on the map. */
  #mark(): void {
    const point = this.#point();
    if (!this.#map || !this.#leaflet) return;
    if (!point) {
      this.#marker?.remove();
      this.#marker = undefined;
      return;
    }
    this.#marker ??= new this.#leaflet.CircleMarker([point.latitude, point.longitude], {radius: 9, className: 'map-point', interactive: false}).addTo(this.#map);
    this.#marker.setLatLng([point.latitude, point.longitude]);
  }

  #moved(map: LeafletMap): void {
    this.cross = rounded(map.getCenter().wrap());
    this.#host.requestUpdate();
  }

  #tiles(failed: boolean): void {
    if (failed === this.tilesFailed) return;
    this.tilesFailed = failed;
    this.#host.requestUpdate();
  }

  #change(state: SpotMap['state']): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function rounded({lat, lng}: {readonly lat: number; readonly lng: number}): Point {
  return {latitude: Number(lat.toFixed(DIGITS)), longitude: Number(lng.toFixed(DIGITS))};
}

/** A point from an attribute, or undefined when it holds none. */
export function pointFrom(text: string): Point | undefined {
  const [latitude = NaN, longitude = NaN, more] = text.split(',').map((part) => (part.trim() ? Number(part) : NaN));
  return more === undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? {latitude, longitude} : undefined;
}

/** The library ends the loading of a tile by an empty picture at a `data:` address, which strict pages refuse: without any address it ends as well. */
function withoutData(tile: HTMLElement): HTMLElement {
  const setAttribute = (name: string, value: string) => {
    if (value.startsWith('data:')) tile.removeAttribute(name);
    else Element.prototype.setAttribute.call(tile, name, value);
  };
  Object.defineProperties(tile, {
    setAttribute: {value: setAttribute},
    src: {set: (value: string) => setAttribute('src', value), get: () => tile.getAttribute('src')},
  });
  return tile;
}
