export {type Proofs, proofsOf} from './proofs.js';
