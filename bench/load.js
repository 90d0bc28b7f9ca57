/** What the audit is compared with: DuckDB alone loads the file into a database file, times parsed, every column kept. */
import { rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [csv, database] = process.argv.slice(2);
if (csv === undefined || database === undefined) throw new Error('usage: load.js <posts.csv> <new.duckdb>');
rmSync(database, { force: true });
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
await connection.run(
  `CREATE TABLE posts AS
   SELECT * REPLACE (strptime(created_at, '%a %b %d %H:%M:%S %z %Y') AS created_at)
   FROM read_csv($1, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
     'tweet_id': 'VARCHAR', 'author_id': 'VARCHAR', 'inbound': 'VARCHAR', 'created_at': 'VARCHAR', 'text': 'VARCHAR',
     'response_tweet_id': 'VARCHAR', 'in_response_to_tweet_id': 'VARCHAR'})`,
  [csv],
);
connection.closeSync();
instance.closeSync();
