/** A question that must be answered first, in a native <dialog>: focus is trapped and returned. */

/**
 * Show it and wait for the `value` of the button that closed it; "" for Escape, the close button or
 * a press beside it. Buttons: `<button value="close_now">` in a `<form method="dialog">`.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>}
 */
export function ask(dialog) {
  const before = document.activeElement;
  dialog.returnValue = "";
  return new Promise((resolve) => {
    const beside = (/** @type {MouseEvent} */ press) => {
      if (press.target === dialog && isOutside(dialog, press)) dialog.close("");
    };
    dialog.addEventListener("click", beside);
    dialog.addEventListener(
      "close",
      () => {
        dialog.removeEventListener("click", beside);
        if (before instanceof HTMLElement && before.isConnected) before.focus();
        resolve(dialog.returnValue);
      },
      { once: true },
    );
    dialog.showModal();
  });
}

/**
 * @param {HTMLElement} box
 * @param {MouseEvent} press
 */
function isOutside(box, { clientX, clientY }) {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
