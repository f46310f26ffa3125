// Preload (node --require): a server that names no address listens on this machine only.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  if (first !== null && typeof first === 'object') {
    return listen.call(this, first.port === undefined || first.host ? first : { ...first, host: '127.0.0.1' }, ...rest);
  }
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first));
  return isPort && typeof rest[0] !== 'string' ? listen.call(this, first, '127.0.0.1', ...rest) : listen.call(this, first, ...rest);
};
