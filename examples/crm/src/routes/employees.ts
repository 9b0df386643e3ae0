import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

export const employees = Router();

/** The team page gets salaries and My Number with the names. */
employees.get('/team/:departmentId/full', async function listTeam(req, res) {
  // finding: no-select-all-fields
  const team = await prisma.employee.findMany({ where: { departmentId: req.params.departmentId }, take: 100 });
  await recordAccess({ actor: req.user.id, entity: 'Employee', ids: team.map((employee) => employee.id), purpose: 'team page' });
  res.json(team);
});

employees.get('/team/:departmentId', async function listTeamWithoutPayroll(req, res) {
  const team = await prisma.employee.findMany({
    where: { departmentId: req.params.departmentId },
    omit: { salary: true, myNumber: true },
    take: 100,
  });
  await recordAccess({ actor: req.user.id, entity: 'Employee', ids: team.map((employee) => employee.id), purpose: 'team page' });
  res.json(team);
});

/** The phone book was thought too harmless for a log entry. */
employees.get('/phone-book', async function showPhoneBook(_req, res) {
  // finding: require-access-log
  const people = await prisma.employee.findMany({
    select: { familyName: true, givenName: true, workEmail: true, extension: true },
    orderBy: { familyName: 'asc' },
    take: 200,
  });
  res.json(people);
});

employees.get('/phone-book-logged', async function showPhoneBookLogged(req, res) {
  const people = await prisma.employee.findMany({
    select: { id: true, familyName: true, givenName: true, workEmail: true, extension: true },
    orderBy: { familyName: 'asc' },
    take: 200,
  });
  await recordAccess({ actor: req.user.id, entity: 'Employee', ids: people.map((person) => person.id), purpose: 'phone book' });
  res.json(people);
});

/** The first read holds ids only; the second is recorded wherever it found somebody. */
employees.get('/:id/manager', async function showManager(req, res) {
  const employee = await prisma.employee.findUnique({
    where: { id: req.params.id },
    select: { id: true, departmentId: true },
  });
  if (!employee) {
    res.sendStatus(404);
    return;
  }
  const manager = await prisma.employee.findFirst({
    where: { departmentId: employee.departmentId },
    select: { id: true, familyName: true, workEmail: true },
    orderBy: { createdAt: 'asc' },
  });
  if (manager) {
    await recordAccess({ actor: req.user.id, entity: 'Employee', ids: [manager.id], purpose: 'manager of' });
  }
  res.json(manager);
});
