import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PointTransaction } from '../entities/point-transaction.entity';

/** Points are numbers; whose they are is an id. */
@Injectable()
export class PointsService {
  private readonly logger = new Logger(PointsService.name);

  constructor(@InjectRepository(PointTransaction) private readonly transactions: Repository<PointTransaction>) {}

  async allBookings(): Promise<PointTransaction[]> {
    const bookings = await this.transactions.find({ order: { bookedAt: 'DESC' } });
    this.logger.log(`${bookings.length} bookings`);
    return bookings;
  }

  async balance(memberId: string): Promise<number> {
    const bookings = await this.transactions.findBy({ memberId });
    return bookings.reduce((sum, booking) => sum + booking.points, 0);
  }

  async topBalances() {
    return this.transactions
      .createQueryBuilder('booking')
      .select('booking.memberId', 'memberId')
      .addSelect('SUM(booking.points)', 'points')
      .groupBy('booking.memberId')
      .orderBy('points', 'DESC')
      .getRawMany();
  }
}
