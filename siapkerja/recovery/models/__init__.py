from siapkerja.recovery.models.disputes import DisputeHolder, NikDispute, NikDisputeMoved
from siapkerja.recovery.models.proofs import ContactCode, RecoveryLink
from siapkerja.recovery.models.tickets import RecoveryTicket, RecoveryTicketMoved

__all__ = [
    "ContactCode",
    "DisputeHolder",
    "NikDispute",
    "NikDisputeMoved",
    "RecoveryLink",
    "RecoveryTicket",
    "RecoveryTicketMoved",
]
