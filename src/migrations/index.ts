import * as migration_20261122_170011_initial from './20261122_170011_initial';
import * as migration_20261122_170013_vectors from './20261122_170013_vectors';
import * as migration_20261122_171947_review_names from './20261122_171947_review_names';

export const migrations = [
  {
    up: migration_20261122_170011_initial.up,
    down: migration_20261122_170011_initial.down,
    name: '20261122_170011_initial',
  },
  {
    up: migration_20261122_170013_vectors.up,
    down: migration_20261122_170013_vectors.down,
    name: '20261122_170013_vectors',
  },
  {
    up: migration_20261122_171947_review_names.up,
    down: migration_20261122_171947_review_names.down,
    name: '20261122_171947_review_names'
  },
];
