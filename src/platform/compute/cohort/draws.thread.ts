import { workerData } from 'node:worker_threads';
import { answerDraws } from './simulate.ts';

answerDraws(workerData);
