/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Shelf */

/** @returns {Shelf | null} this device's storage, or null where it is forbidden */
export function deviceShelf() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @returns {any} null when nothing readable is there
 */
export function readShelf(name) {
  try {
    return JSON.parse(deviceShelf()?.getItem(name) ?? "null");
  } catch {
    return null; // what another version or program left there is not ours to read
  }
}

/**
 * Keep something on this device; a full or forbidden store only means it is gone after a reload.
 * @param {string} name
 * @param {any} value null forgets it
 */
export function writeShelf(name, value) {
  try {
    if (value === null) deviceShelf()?.removeItem(name);
    else deviceShelf()?.setItem(name, JSON.stringify(value));
  } catch {
    // Nothing depends on it while the page lives.
  }
}
