/** For pages without a bundler whose board is an Open311 endpoint: `import {open311Adapter} from '…/cdn/civic-open311.js'`. */
export {open311Adapter, type Open311Options} from '../../adapters/open311.js';
