/** The model that comes with the program. */
import { createLinearModel, type LinearModel } from './linear.js';
import weights from './weights.json' with { type: 'json' };

let model: LinearModel | null = null;

/** Made ready when it is first asked for. */
export const shippedModel = (): LinearModel => (model ??= createLinearModel(weights));
