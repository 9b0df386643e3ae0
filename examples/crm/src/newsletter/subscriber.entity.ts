import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who gets a brand's newsletter. Every brand is a tenant. */
@Entity('newsletter_subscribers')
export class NewsletterSubscriber {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  tenantId!: string;

  @Column({ unique: true })
  email!: string;

  @Column()
  fullName!: string;

  @Column({ default: 'active' })
  status!: string;

  @Column({ type: 'timestamptz' })
  confirmedAt!: Date;
}
