package dev.backsight.store.access;

import dev.backsight.store.Durability;
import dev.backsight.store.content.FolderLock;
import dev.backsight.store.content.FolderSync;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

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

    /**
     * Held for reading while something is decided and kept, for writing while grants change: so decisions stand in the
     * log before the changes they know nothing of, and after the others.
     */
    private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();

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
        FolderLock lock = FolderLock.tryTake(folder)
                .orElseThrow(() -> new IOException("the access control in " + folder
                        + " is open already; close it, or share the one that is open"));
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
     * @throws dev.backsight.store.identity.InvalidNameException if no name can begin like this; nothing is decided then
     * @throws AuditUnavailableException if the decision could not be kept, which denies the action
     */
    public Decision authorize(Principal principal, Action action, String name) throws IOException {
        lifetime.readLock().lock();
        try {
            return decideAndKeep(principal, action, name, "");
        } finally {
            lifetime.readLock().unlock();
        }
    }

    /** @param change what is to be done, for the reason in the log; may be empty */
    private Decision decideAndKeep(Principal principal, Action action, String name, String change) throws IOException {
        Decision decision = policy.decide(principal, action, name);
        audit.append(principal, action, name, decision.isAllowed(), decision.reason() + change);
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
     * @throws IllegalArgumentException if nobody were left to administer everything, or there were too many grants
     * @throws IOException if it could not be written; look at {@link #policy()} for what counts then. If the grants cannot
     *     even be read again, nobody may do anything until they are opened again.
     */
    public void grant(Principal by, Grant grant) throws IOException {
        String what = "makes '" + grant.principal() + "' " + grant.describe();
        change(by, grant.prefix(), what, before -> before.with(grant));
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
        String what = "takes what '" + from + "' has on '" + prefix + "'";
        change(by, prefix, what, before -> before.without(from, prefix));
    }

    private void change(Principal by, Prefix prefix, String what, UnaryOperator<AccessPolicy> edit) throws IOException {
        lifetime.writeLock().lock();
        try {
            Decision decision = decideAndKeep(by, Action.ADMINISTER, prefix.value(), "; " + what);
            if (!decision.isAllowed()) {
                throw new ActionDeniedException(decision);
            }
            AccessPolicy next = edit.apply(policy);
            requireAdmin(next);
            keep(next);
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    private void keep(AccessPolicy next) throws IOException {
        try {
            grants.write(next);
            policy = next;
        } catch (IOException e) {
            // Before the rename or after it: what counts from now on is what the next opening would find.
            try {
                policy = grants.read();
            } catch (IOException unreadable) {
                policy = AccessPolicy.EMPTY;
                e.addSuppressed(unreadable);
            }
            throw e;
        }
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

    /**
     * The end of the audit log: keep it elsewhere, to verify against. With {@link Durability#POWER_LOSS} it is on the
     * device; with {@link Durability#PROCESS_CRASH} loss of power may leave a log that ends before it, which then looks as
     * if entries had been removed.
     */
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

    /** Waits for decisions and changes that are under way. From now on everything is denied. */
    @Override
    public void close() throws IOException {
        lifetime.writeLock().lock();
        try (lock) {
            audit.close();
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
