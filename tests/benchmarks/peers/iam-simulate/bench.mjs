// Decisions per second of @cloud-copilot/iam-simulate (AGPL-3.0; run as a separate program, no code taken) on two policies.
// usage: npm install && node bench.mjs [seconds per case, 2]     prints one JSON line a case
import { runSimulation } from '@cloud-copilot/iam-simulate'
import fs from 'fs'

const read = file => JSON.parse(fs.readFileSync(new URL(file, import.meta.url)))
const { principal, action, resource, resourceAccount, context } = read('request.json')
const allowAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }
const simulation = resourcePolicy => ({
  request: { principal, action, resource: { resource, accountId: resourceAccount }, contextVariables: context },
  identityPolicies: [{ name: 'identity', policy: allowAll }],
  serviceControlPolicies: [], resourceControlPolicies: [], resourcePolicy, vpcEndpointPolicies: []
})
const seconds = Number(process.argv[2] ?? 2)
for (const name of ['vpc-deny', '20kb']) {
  const policy = read(`${name}.json`)
  const input = simulation(policy)
  let last
  for (let i = 0; i < 500; i++) last = await runSimulation(input, {})
  const start = process.hrtime.bigint()
  let count = 0
  while (Number(process.hrtime.bigint() - start) < seconds * 1e9) { last = await runSimulation(input, {}); count++ }
  const rate = count / (Number(process.hrtime.bigint() - start) / 1e9)
  console.log(JSON.stringify({ peer: 'iam-simulate', case: name, bytes: JSON.stringify(policy).length, decision: last.overallResult ?? last.resultType, perSecond: Math.round(rate), node: process.version }))
}
