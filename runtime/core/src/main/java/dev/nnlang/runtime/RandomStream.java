package dev.nnlang.runtime;

/**
 * Random numbers with the same bits on every JDK, in streams that can be split by purpose and
 * resumed anywhere.
 *
 * <p>The generator is SplitMix64: number n is a bijective scrambling of {@code start + n *
 * 0x9e3779b97f4a7c15}, where the start is scrambled from the seed. The period is 2^64, in which
 * every {@code long} comes once. The generator passes the test battery BigCrush. All streams walk
 * the same cycle from starts that a hash has scattered over it: the chance that any two of m
 * streams overlap, each of length n, is below {@code m^2 n / 2^64}, which for a thousand streams of
 * a billion numbers is one in 18,000. Not for secrets.
 *
 * <p>Not thread-safe: give each thread its own {@link #split split}. Drawing allocates nothing.
 *
 * @see "Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014"
 * @see "Lemire: Fast random integer generation in an interval, ACM TOMACS 29 (2019)"
 */
public final class RandomStream {
  /** 2^64 over the golden ratio, odd. */
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final long start;
  private long drawn;

  /** The stream of {@code seed}, at its beginning. */
  public RandomStream(long seed) {
    this(seed, 0);
  }

  private RandomStream(long seed, long drawn) {
    this.seed = seed;
    this.start = scramble(seed + STEP);
    this.drawn = drawn;
  }

  /** The stream of {@code seed} as it was when {@link #state()} gave {@code state}. */
  public static RandomStream at(long seed, long state) {
    return new RandomStream(seed, state);
  }

  /** What was given to the constructor, or made by {@link #split}. */
  public long seed() {
    return seed;
  }

  /** All that changes by drawing: how many {@code long}s this stream has given. */
  public long state() {
    return drawn;
  }

  /**
   * A stream for another purpose. It depends on the seed of this one, on {@code purpose} and on
   * {@code index}, but not on how much was drawn; this stream is left as it is.
   */
  public RandomStream split(String purpose, long index) {
    long hash = scramble(seed + STEP);
    for (int i = 0; i < purpose.length(); i++) {
      hash = scramble((hash + STEP) ^ purpose.charAt(i));
    }
    hash = scramble((hash + STEP) ^ ~(long) purpose.length());
    return new RandomStream(scramble((hash + STEP) ^ index));
  }

  /** A number among all 2^64. */
  public long nextLong() {
    drawn++;
    return scramble(start + drawn * STEP);
  }

  /**
   * A number from 0 to {@code bound - 1}, each with the same chance.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, not " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    // Of the 2^32 products' low halves, the lowest 2^32 mod bound, which is below bound, would make
    // some results likelier.
    if ((product & 0xffffffffL) < bound) {
      long unfair = (1L << 32) % bound;
      while ((product & 0xffffffffL) < unfair) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** A multiple of 2^-53 from 0 up to but not including 1. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * A number from the normal distribution with mean 0 and deviation 1, by Marsaglia's polar method:
   * a point in the unit disc gives two such numbers, of which one is kept, so that nothing but
   * {@link #state()} need be saved.
   */
  public double nextGaussian() {
    double u;
    double square;
    do {
      u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    return u * Math.sqrt(-2 * Elementary.log(square) / square);
  }

  /** Puts {@code order} into a random order, each with the same chance (Fisher and Yates). */
  public void shuffle(int[] order) {
    for (int last = order.length - 1; last > 0; last--) {
      int other = nextInt(last + 1);
      int moved = order[last];
      order[last] = order[other];
      order[other] = moved;
    }
  }

  /** SplitMix64's scrambling: a bijection in which each bit of z moves half of the bits. */
  private static long scramble(long z) {
    long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}
