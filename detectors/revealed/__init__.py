"""What free text reveals of people in words of its own: health, belief, origin, offences, family, money, work, without any fixed form."""
