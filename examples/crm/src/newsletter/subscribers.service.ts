import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { recordAccess } from '../lib/access-log';
import { NewsletterSubscriber } from './subscriber.entity';
import { ofBrand } from './brand-scope';

interface Editor {
  id: string;
  tenantId: string;
}

@Injectable()
export class SubscribersService {
  constructor(@InjectRepository(NewsletterSubscriber) private readonly subscribers: Repository<NewsletterSubscriber>) {}

  /** The editors' list. One brand's editor sees the subscribers of all. */
  async page(editor: Editor, page: number) {
    // finding: require-scope
    const rows = await this.subscribers.find({ where: { status: 'active' }, select: { id: true, fullName: true, email: true }, take: 50, skip: page * 50 });
    await recordAccess({ actor: editor.id, entity: 'NewsletterSubscriber', ids: rows.map(({ id }) => String(id)), purpose: 'newsletter' });
    return rows;
  }

  /** The same for the editor's own brand. */
  async pageOfBrand(editor: Editor, page: number) {
    const rows = await this.subscribers.find({ where: { status: 'active', tenantId: editor.tenantId }, select: { id: true, fullName: true, email: true }, take: 50, skip: page * 50 });
    await recordAccess({ actor: editor.id, entity: 'NewsletterSubscriber', ids: rows.map(({ id }) => String(id)), purpose: 'newsletter' });
    return rows;
  }

  /** Clears out addresses that bounce. Those of the other brands go as well. */
  async dropBounced() {
    // finding: require-scope
    await this.subscribers.delete({ status: 'bounced' });
  }

  /** The helper adds the brand. */
  async dropBouncedOfBrand(editor: Editor) {
    await this.subscribers.delete({ ...ofBrand(editor), status: 'bounced' });
  }

  /** The nightly job of all brands: it takes what is old, and nobody asks. */
  async dropUnconfirmed(before: Date) {
    await this.subscribers.delete({ status: 'unconfirmed', confirmedAt: LessThan(before) });
  }
}
