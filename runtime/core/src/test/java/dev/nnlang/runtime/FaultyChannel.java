package dev.nnlang.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a disk that has one fault; else it writes what it is told to the file behind it. */
final class FaultyChannel extends FileChannel {
  /** What goes wrong. */
  enum Fault {
    /** Each call takes a few bytes only, as it may. */
    SHORT_WRITES,
    /** The disk is full after some bytes. */
    FULL,
    /** The first bit comes out wrong. */
    WRONG_BIT,
    /** The last byte is lost, and nobody says so. */
    LOST_BYTE,
    /** One byte is written twice. */
    EXTRA_BYTE,
    /** The bytes do not reach the disk. */
    NOT_FORCED,
    /** The file cannot be closed. */
    NOT_CLOSED
  }

  private static final int FEW = 7;
  private static final int SOME = 20;

  private final FileChannel file;
  private final Fault fault;
  private final int capacity;
  private boolean forced;

  FaultyChannel(FileChannel file, Fault fault) {
    this(file, fault, SOME);
  }

  private FaultyChannel(FileChannel file, Fault fault, int capacity) {
    this.file = file;
    this.fault = fault;
    this.capacity = capacity;
  }

  /** On a disk that is full after {@code capacity} bytes. */
  static FaultyChannel fullAfter(FileChannel file, int capacity) {
    return new FaultyChannel(file, Fault.FULL, capacity);
  }

  /** Whether the bytes were forced to the disk. */
  boolean forced() {
    return forced;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return switch (fault) {
      case SHORT_WRITES -> part(source, FEW);
      case FULL -> {
        int left = capacity - (int) file.position();
        if (left <= 0) {
          throw new IOException("No space left on device");
        }
        yield part(source, Math.min(left, FEW));
      }
      case WRONG_BIT -> {
        byte[] bytes = take(source);
        bytes[0] ^= 1;
        yield file.write(ByteBuffer.wrap(bytes));
      }
      case LOST_BYTE -> {
        byte[] bytes = take(source);
        yield file.write(ByteBuffer.wrap(bytes, 0, bytes.length - 1)) + 1;
      }
      case EXTRA_BYTE -> {
        byte[] bytes = take(source);
        file.write(ByteBuffer.wrap(bytes));
        yield bytes.length - 1 + file.write(ByteBuffer.wrap(bytes, 0, 1));
      }
      case NOT_FORCED, NOT_CLOSED -> file.write(source);
    };
  }

  private int part(ByteBuffer source, int most) throws IOException {
    int length = Math.min(most, source.remaining());
    int written = file.write(source.slice(source.position(), length));
    source.position(source.position() + written);
    return written;
  }

  private static byte[] take(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    return bytes;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (fault == Fault.NOT_FORCED) {
      throw new IOException("Input/output error");
    }
    file.force(metaData);
    forced = true;
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
    if (fault == Fault.NOT_CLOSED) {
      throw new IOException("Disk quota exceeded");
    }
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return file.write(sources, offset, length);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return file.write(source, position);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return file.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return file.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return file.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    file.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return file.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    return file.transferFrom(source, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return file.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return file.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }
}
