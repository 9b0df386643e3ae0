import assert from 'node:assert/strict';
import rule from '../../rules/no-select-all-fields.ts';
import { projectContext } from '../support/crm-project.ts';
import { applied, lintAll } from '../support/rule-linter.ts';
import { describeRule } from '../support/rule-tester.ts';
import { leaving } from './no-select-all-fields/leaving.ts';
import { relations } from './no-select-all-fields/relations.ts';
import { good, lookAlikes } from './no-select-all-fields/silent.ts';
import { unused } from './no-select-all-fields/unused.ts';

describeRule(rule, { bad: [...unused, ...leaving, ...relations], lookAlikes, good });

describe('no-select-all-fields: what has to be asked for by name', () => {
  it('is named by no suggestion: it would begin to be read', () => {
    const entity = `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('patients')
export class Patient {
  @PrimaryGeneratedColumn() id!: number;
  @Column() fullName!: string;
  @Column() iban!: string;
  @Column({ select: false }) nickname!: string;
}
`;
    const context = projectContext({ schemas: {}, sources: { 'src/entities/patient.entity.ts': entity } });
    const code = "import { Repository } from 'typeorm';\nimport { Patient } from './entities/patient.entity';\nexport const list = (patients: Repository<Patient>) => patients.find({ take: 20 });\n";
    const [finding] = lintAll(code, 'src/source.ts', context).filter(({ ruleId }) => ruleId === 'crm-guard/no-select-all-fields');
    assert.deepEqual(finding?.suggestions?.map(({ fix }) => applied(code, fix).split('\n')[2]), ['export const list = (patients: Repository<Patient>) => patients.find({ take: 20, select: { id: true, fullName: true } });']);
  });
});
