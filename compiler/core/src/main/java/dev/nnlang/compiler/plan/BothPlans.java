package dev.nnlang.compiler.plan;

/**
 * The plans of one model for both targets, as two classes nested in one.
 *
 * @param className the class around them
 * @param plain for plain Java
 * @param vector for vectors
 */
public record BothPlans(String className, Plan plain, Plan vector) {}
