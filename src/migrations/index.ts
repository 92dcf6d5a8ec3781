import * as migration_20261122_170011_initial from './20261122_170011_initial';
import * as migration_20261122_170013_vectors from './20261122_170013_vectors';
import * as migration_20261122_171947_review_names from './20261122_171947_review_names';
import * as migration_20261122_200012_without_document_locks from './20261122_200012_without_document_locks';
import * as migration_20261122_200015_without_request_history from './20261122_200015_without_request_history';
import * as migration_20261122_213016_people from './20261122_213016_people';
import * as migration_20261123_010934_documents from './20261123_010934_documents';
import * as migration_20261123_041127_engine from './20261123_041127_engine';

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
    name: '20261122_171947_review_names',
  },
  {
    up: migration_20261122_200012_without_document_locks.up,
    down: migration_20261122_200012_without_document_locks.down,
    name: '20261122_200012_without_document_locks',
  },
  {
    up: migration_20261122_200015_without_request_history.up,
    down: migration_20261122_200015_without_request_history.down,
    name: '20261122_200015_without_request_history',
  },
  {
    up: migration_20261122_213016_people.up,
    down: migration_20261122_213016_people.down,
    name: '20261122_213016_people',
  },
  {
    up: migration_20261123_010934_documents.up,
    down: migration_20261123_010934_documents.down,
    name: '20261123_010934_documents',
  },
  {
    up: migration_20261123_041127_engine.up,
    down: migration_20261123_041127_engine.down,
    name: '20261123_041127_engine'
  },
];
