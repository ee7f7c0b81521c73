package dev.reev.api.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * A route that changes something puts its answer together in the transaction that stores the change
 * and over its connection. After the commit nothing is left that could fail: a read of its own
 * would wait for the pool, and answer 503 for an order that is stored.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional
public @interface AnsweredAsStored {}
