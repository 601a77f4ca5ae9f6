package dev.nnlang.compiler.emit;

import com.sun.management.ThreadMXBean;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import dev.nnlang.runtime.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * An application: loads a file of weights, cut to every length and with every bit flipped, while
 * the heap is full but for some bytes. More than these bytes cannot be held at one time, or Java
 * runs out of memory.
 *
 * <p>To collect garbage for every bit would take minutes. A file for which all allocations together
 * fit into the room needs none; of the others one of each kind is loaded: those that are answered
 * with the same code after the same number of bytes.
 */
final class LoadedInNoRoom {
  /** What an array takes beside its elements. */
  private static final int ARRAY = 16;

  /** What the heap is filled with: small, so that little is left free between them. */
  private static final int PIECE = 512;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Network<?> network;
  private final byte[] file;
  private Object[] filling = {};

  private LoadedInNoRoom(Network<?> network, byte[] file) {
    this.network = network;
    this.file = file;
  }

  /**
   * Prints how many files were loaded, and how many of them in no room; fails if one was not
   * refused, the whole one was, or one did not fit.
   *
   * @param arguments the generated class, a file of its weights, and the bytes that are free
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Network<?> network =
        Class.forName(arguments[0]).asSubclass(Network.class).getConstructor().newInstance();
    byte[] file = Files.readAllBytes(Path.of(arguments[1]));
    new LoadedInNoRoom(network, file).run(Integer.parseInt(arguments[2]));
  }

  private void run(int free) throws IOException {
    int files = file.length + 1 + 8 * file.length;
    kinds(files, free); // Links the code.
    int[] kinds = kinds(files, free);
    int fitting = fitting(kinds, free);
    if (fitting < kinds.length) {
      throw new AssertionError(free + " bytes are too few for file " + kinds[fitting]);
    }
    // Else the heap was not full.
    if (fitting(new int[] {file.length}, free / 2) > 0) {
      throw new AssertionError("a file was loaded in half as much");
    }
    System.out.println(files + " files, " + kinds.length + " in no room");
  }

  /** One file of each kind that allocates more than {@code free} bytes in all. */
  private int[] kinds(int files, int free) throws IOException {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int n = 0; n < files; n++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      String code = load(n);
      long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (!code.startsWith(n == file.length ? "loaded" : "NN07")) {
        throw new AssertionError("file " + n + ": " + code);
      }
      if (spent > free) {
        kinds.putIfAbsent(code + " " + spent, n);
      }
    }
    return kinds.values().stream().mapToInt(n -> n).toArray();
  }

  /** How many of the files are loaded, one after another, until {@code free} bytes are too few. */
  private int fitting(int[] files, int free) throws IOException {
    int fitting = 0;
    fill(free);
    try {
      while (fitting < files.length) {
        load(files[fitting]);
        fitting++;
      }
    } catch (OutOfMemoryError tooFew) {
      // It is told by the number.
    } finally {
      filling = new Object[0];
    }
    return fitting;
  }

  /** Fills the heap but for {@code free} bytes, which are in one piece. */
  private void fill(int free) {
    Object[] bottom = {new byte[free - ARRAY]};
    filling = bottom;
    int size = PIECE;
    while (size > 0) {
      try {
        filling = new Object[] {filling, new byte[size]};
      } catch (OutOfMemoryError full) {
        size /= 2;
      }
    }
    bottom[0] = file;
  }

  /** Loads the file cut to {@code n} bytes, or whole, or with one bit of it flipped. */
  private String load(int n) throws IOException {
    int bit = n - file.length - 1;
    flip(bit);
    try {
      int length = Math.min(n, file.length);
      Weights.load(new ByteArrayInputStream(file, 0, length), network);
      return "loaded";
    } catch (WeightsException refused) {
      return refused.code();
    } finally {
      flip(bit);
    }
  }

  private void flip(int bit) {
    if (bit >= 0) {
      file[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }
}
