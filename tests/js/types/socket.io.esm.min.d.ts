// The types of the client in static/vendor; `make js-types` lays this file beside it.
export * from "socket.io-client";
