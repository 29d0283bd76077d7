"""«Khen thưởng»: places and who holds them, nominations, council, decisions, money, papers, certificates."""
