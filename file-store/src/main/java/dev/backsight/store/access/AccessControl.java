package dev.backsight.store.access;

import dev.backsight.store.Durability;
import dev.backsight.store.content.FolderSync;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Who may do what, and the record of who asked. Lives in a folder of its own: {@code grants.json}, {@code audit-….log}
 * and {@code LOCK}. Safe for use by many threads.
 *
 * <p>Every decision is in the audit log before anybody hears of it. If it cannot be written there, the action is denied
 * with an {@link AuditUnavailableException}, whatever the grants say. The log keeps decisions, not what became of them: an
 * allowed put may still fail for want of space.
 */
public final class AccessControl implements Closeable {

    private final FolderLock lock;
    private final Path folder;
    private final GrantFile grants;
    private final AuditLog audit;

    /** Held while grants change, so that none is lost. */
    private final Object changes = new Object();

    private volatile AccessPolicy policy;

    private AccessControl(FolderLock lock, Path folder, GrantFile grants, AuditLog audit, AccessPolicy policy) {
        this.lock = lock;
        this.folder = folder;
        this.grants = grants;
        this.audit = audit;
        this.policy = policy;
    }

    /** Opens with {@link Durability#POWER_LOSS} for the audit log; see {@link #open(Path, Principal, Durability)}. */
    public static AccessControl open(Path folder, Principal firstAdmin) throws IOException {
        return open(folder, firstAdmin, Durability.POWER_LOSS);
    }

    /**
     * Opens the access control in {@code folder}. If there is none, begins one in which everything belongs to {@code
     * firstAdmin}, and nobody else may do anything; an audit log that is there already goes on.
     *
     * @param durability what an entry of the audit log survives once a decision is known; grants always survive loss of
     *     power
     * @throws AuditDamagedException if the end of the audit log is not what was written, or there are grants and no log
     */
    public static AccessControl open(Path folder, Principal firstAdmin, Durability durability) throws IOException {
        return open(folder, firstAdmin, durability, AuditLog.SEGMENT_BYTES, Clock.systemUTC(), AuditFile::open);
    }

    static AccessControl open(
            Path folder,
            Principal firstAdmin,
            Durability durability,
            long segmentBytes,
            Clock clock,
            AuditFile.Opener opener)
            throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            GrantFile grants = new GrantFile(folder);
            if (grants.exists() && AuditSegment.all(folder).isEmpty()) {
                throw new AuditDamagedException("there are grants in " + folder + ", but no audit log: it was removed;"
                        + " restore it from a copy, or remove the grants and begin anew");
            }
            AccessPolicy policy = grants.exists() ? grants.read() : AccessPolicy.EMPTY;
            AuditLog audit = AuditLog.open(folder, durability, segmentBytes, clock, opener);
            AccessControl control = new AccessControl(lock, folder, grants, audit, policy);
            if (!grants.exists()) {
                control.begin(firstAdmin);
            }
            return control;
        } catch (Throwable e) {
            lock.close();
            throw e;
        }
    }

    private void begin(Principal firstAdmin) throws IOException {
        try {
            Grant first = Grant.owner(firstAdmin, Prefix.ALL);
            String reason = "access control begins; '" + firstAdmin + "' is " + first.describe();
            audit.append(firstAdmin, Action.ADMINISTER, Prefix.ALL.value(), true, reason);
            AccessPolicy next = new AccessPolicy(List.of(first));
            grants.write(next);
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                // Or else the folder, new perhaps, is lost with power, and the next opening begins anew.
                FolderSync.force(parent);
            }
            policy = next;
        } catch (Throwable e) {
            audit.close();
            throw e;
        }
    }

    /**
     * Decides by the grants of this moment, and keeps the decision in the audit log.
     *
     * @param name see {@link AccessPolicy#decide}
     * @throws AuditUnavailableException if the decision could not be kept, which denies the action
     */
    public Decision authorize(Principal principal, Action action, String name) throws IOException {
        Decision decision = policy.decide(principal, action, name);
        audit.append(principal, action, name, decision.isAllowed(), decision.reason());
        return decision;
    }

    /**
     * Like {@link #authorize}, for those who take no for an exception.
     *
     * @throws ActionDeniedException if the grants do not allow it
     */
    public Decision require(Principal principal, Action action, String name) throws IOException {
        Decision decision = authorize(principal, action, name);
        if (!decision.isAllowed()) {
            throw new ActionDeniedException(decision);
        }
        return decision;
    }

    /**
     * Gives a role, or ownership; instead of what the principal had for exactly that prefix, and of the owner it had.
     * Counts for decisions made after this returns.
     *
     * @param by who gives it, and must be allowed to administer the prefix
     * @throws ActionDeniedException if {@code by} is not
     * @throws IllegalArgumentException if nobody were left to administer everything
     */
    public void grant(Principal by, Grant grant) throws IOException {
        synchronized (changes) {
            String what = "makes '" + grant.principal() + "' " + grant.describe();
            change(by, grant.prefix(), policy.with(grant), what);
        }
    }

    /**
     * Takes what a principal has for exactly that prefix; what it has for larger and smaller parts stays. Counts for
     * decisions made after this returns.
     *
     * @param by who takes it, and must be allowed to administer the prefix
     * @throws ActionDeniedException if {@code by} is not
     * @throws IllegalArgumentException if nobody were left to administer everything
     */
    public void revoke(Principal by, Principal from, Prefix prefix) throws IOException {
        synchronized (changes) {
            String what = "takes what '" + from + "' has on '" + prefix + "'";
            change(by, prefix, policy.without(from, prefix), what);
        }
    }

    private void change(Principal by, Prefix prefix, AccessPolicy next, String what) throws IOException {
        Decision decision = policy.decide(by, Action.ADMINISTER, prefix.value());
        String reason = decision.reason() + "; " + what;
        if (decision.isAllowed()) {
            requireAdmin(next);
        }
        audit.append(by, Action.ADMINISTER, prefix.value(), decision.isAllowed(), reason);
        if (!decision.isAllowed()) {
            throw new ActionDeniedException(decision);
        }
        grants.write(next);
        policy = next;
    }

    private static void requireAdmin(AccessPolicy next) {
        boolean anyone = next.grants().stream()
                .anyMatch(grant -> grant.role() == Role.ADMIN && grant.prefix().equals(Prefix.ALL));
        if (!anyone) {
            throw new IllegalArgumentException(
                    "nobody would be left to administer everything; make somebody admin on '' first");
        }
    }

    /** The grants of this moment. */
    public AccessPolicy policy() {
        return policy;
    }

    /** The end of the audit log: keep it elsewhere, to verify against. */
    public AuditHead auditHead() {
        return audit.head();
    }

    /** How many bytes of an unfinished audit entry a crash had left, which were cut off when this was opened. */
    public long repairedAuditBytes() {
        return audit.repairedBytes();
    }

    /** Checks the whole audit log; see {@link AuditVerifier}. */
    public AuditVerification verifyAudit(AuditHead anchor) throws IOException {
        return AuditVerifier.verify(folder, anchor);
    }

    /** From now on everything is denied. */
    @Override
    public void close() throws IOException {
        try (lock) {
            audit.close();
        }
    }
}
