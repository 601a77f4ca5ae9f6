package com.example.bench;

/**
 * Whether a peer did what it was timed for.
 *
 * @param fact the numbers it is judged by
 */
record Verdict(boolean right, String fact) {}
