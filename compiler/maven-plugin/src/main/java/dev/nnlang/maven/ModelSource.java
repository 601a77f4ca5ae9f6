package dev.nnlang.maven;

import java.nio.file.Path;

/**
 * One {@code .nn} file of a source folder.
 *
 * @param name its path below the folder, with forward slashes
 * @param packageName the package that it belongs to by its place or by configuration; empty where
 *     neither says anything
 */
record ModelSource(Path file, String name, String packageName) {}
