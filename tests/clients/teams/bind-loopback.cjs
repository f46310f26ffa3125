// Preload (node --require): whatever listens without naming a host listens on 127.0.0.1 only. The playground names none.
const { Server } = require('node:net');
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, host, ...rest) {
  if (typeof port === 'number' && typeof host !== 'string') {
    return host === undefined ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, '127.0.0.1', host, ...rest);
  }
  return listen.call(this, port, host, ...rest);
};
